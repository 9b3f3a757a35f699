/** The standards, in the order of the page. A row of any other standard is an error. */
export const STANDARDS = [
  {
    name: 'RFC 9110',
    title: 'HTTP semantics, authentication (§11) and refusals (§15.5)',
    url: rfc(9110),
  },
  { name: 'RFC 6750', title: 'Bearer tokens', url: rfc(6750) },
  { name: 'RFC 7617', title: 'Basic', url: rfc(7617) },
  { name: 'RFC 9457', title: 'problem details', url: rfc(9457) },
  { name: 'RFC 9470', title: 'step-up authentication', url: rfc(9470) },
  { name: 'RFC 9728', title: 'metadata of a protected resource', url: rfc(9728) },
  { name: 'RFC 8725', title: 'best practices for JSON Web Tokens', url: rfc(8725) },
  {
    name: 'RFC 9700',
    title: 'best practices for the security of OAuth 2.0 (BCP 240)',
    url: rfc(9700),
  },
  {
    name: 'ASVS',
    title: 'OWASP Application Security Verification Standard 5.0.0',
    url: 'https://github.com/OWASP/ASVS/tree/v5.0.0_release/5.0/en',
  },
] as const;

function rfc(number: number): string {
  return `https://www.rfc-editor.org/rfc/rfc${number}`;
}
