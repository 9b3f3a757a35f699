import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** A certificate for 127.0.0.1 that no authority has signed, with its key. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgR9CZogLEJyLSLaf0
kCKaqa9RJf1MyjrT+CQ8QD14baKhRANCAASw2/2tGF1NRR5/6o8qdbSTvL3oz+TZ
+xT0rWXzFBHFWSXoGZThmeMtJffO3u96gUBhWVzgC2ol4BXfGeYg18Ls
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUFydO14efnbcDXeuqxOgBDmVNT9owCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODE4NDMxMFoYDzIxMjYxMTA0
MTg0MzEwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASw2/2tGF1NRR5/6o8qdbSTvL3oz+TZ+xT0rWXzFBHFWSXoGZThmeMt
JffO3u96gUBhWVzgC2ol4BXfGeYg18Lso2QwYjAdBgNVHQ4EFgQUaYM8hCMk3QSy
qdSaD+zTKkJpg8owHwYDVR0jBBgwFoAUaYM8hCMk3QSyqdSaD+zTKkJpg8owDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQC1fg6/OGo97mom7rRd1fckxSGI27sJtayGfiG4is7c/QIhAOcvYD9KiCzMPk0C
q8YqekBl9OeGzpp78aXDfwxG6pZj
-----END CERTIFICATE-----`,
};

/** Accepts the request for TLS of every client, and shows a certificate that no client can verify. */
export function withUnknownCertificate(socket: Socket): void {
  socket.once('data', () => {
    socket.write('S');
    new TLSSocket(socket, { isServer: true, ...selfSigned }).on('error', () => {});
  });
}
