export default function Page() {
  return <h1>What Next.js sends for a page that does nothing</h1>;
}
