export default function HomePage() {
  return <h1>Four-Oh-One</h1>;
}
