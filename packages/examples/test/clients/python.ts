import type { Client, Outcome } from './client.js';
import { run } from './run.js';

/** Imports the example, and makes each call in a thread of its own. */
const THREADS = `
import json, sys
from concurrent.futures import ThreadPoolExecutor
from client import Client, Refusal

url, user, calls = json.load(sys.stdin)
client = Client(url, user["email"], lambda: user["password"], user.get("tokens"))

def outcome(call):
    try:
        return {"data": client.call(*call)}
    except Refusal as refusal:
        return {"refusal": str(refusal)}

with ThreadPoolExecutor(len(calls)) as threads:
    print(json.dumps(list(threads.map(outcome, calls))))
`;

export const viaPython: Client = async (url, user, ...calls) => {
  const input = JSON.stringify([url, user, calls]);
  const env = { PYTHONDONTWRITEBYTECODE: '1' };
  const { code, stdout, stderr } = await run('python3', ['-c', THREADS], { env, input });
  if (code !== 0) throw new Error(stderr);
  const outcomes: Outcome[] = JSON.parse(stdout);
  return outcomes;
};
