"""Loads the workbench of a generated register: usage: bench/workbench/run [--people N] [--users N] [--seconds N] [--register FILE] [--out NAME]

A register of so many invented people is made (bench/register), `nostoi serve` opens it, and so many users ask at once, each on a connection of
his own and as soon as he was answered: people's files, searches, lines of lists, pairs; every reading is in the trail before it is answered.
wrk drives the reading; writing (notes) goes through this program while they read. Server and load share the machine. Results:
bench/results/NAME.json.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOSTOI, BENCH = ROOT / "build/release/nostoi", ROOT / "build/release/nostoi-register-bench"
LISTS = [f"list-{number}.csv" for number in range(1, 9)]
SHARES = {"person": 0.55, "search": 0.15, "lines": 0.10, "pair": 0.10, "session": 0.10}
SCRIPT = """
local paths = {}
for line in io.lines("PATHS") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {["cookie"] = "COOKIE", ["accept-language"] = "uk"})
end
local bad = 0
response = function(status) if status ~= 200 then bad = bad + 1; wrk.thread:set("bad", bad) end end
local threads = {}
setup = function(thread) thread:set("bad", 0); threads[#threads + 1] = thread end
done = function(summary, latency)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + (thread:get("bad") or 0) end
  io.write(string.format('RESULT {"requests": %d, "seconds": %.3f, "p50_ms": %.2f, "p95_ms": %.2f, "p99_ms": %.2f, "not_200": %d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, bad))
end
"""


class Client:
    """One who is signed in."""

    def __init__(self, port):
        self.connection, self.cookie, self.token = http.client.HTTPConnection("127.0.0.1", port), "", "nobody"

    def ask(self, method, path, body=None):
        headers = {"cookie": self.cookie, "accept-language": "en"}
        if method != "GET":
            headers |= {"x-nostoi-token": self.token, "content-type": "application/json"}
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        told = json.loads(answer.read())
        if cookie := answer.getheader("set-cookie"):
            self.cookie = cookie.split(";")[0]
        self.token = told.get("token", self.token)
        if answer.status >= 400:
            raise SystemExit(f"{method} {path}: {answer.status} {told}")
        return told


def make_register(folder, people):
    lists, register = folder / "lists", folder / "office.nostoi"
    subprocess.run(["/usr/bin/python3", ROOT / "bench/register/make_register.py", lists, str(people)], check=True)
    run = lambda *words: subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)
    run(NOSTOI, "--register", register, "init")
    run(NOSTOI, "--register", register, "--actor", "bench", "list", "import", *(lists / name for name in LISTS))
    run(BENCH, register, "join", lists, people // 100)
    return register


def resident(process):
    """MiB in use, at most so far."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return round(int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024)


def paths_of(client, count, seed=1):
    """What is asked, in the shares above and in an order drawn once."""
    draw = random.Random(seed)
    lists = [one for one in client.ask("GET", "/api/lists")["items"] if one["lines"]]
    pairs = client.ask("GET", "/api/review?limit=200")["items"]
    names = []
    for _ in range(40):
        one = draw.choice(lists)
        lines = client.ask("GET", f"/api/lists/{one['at']}/lines?limit=20&after={draw.randrange(max(1, one['lines'] - 20))}")["items"]
        names += [line["called"] for line in lines if line.get("called")]
    made = []
    for _ in range(count):
        kind = draw.choices(list(SHARES), SHARES.values())[0]
        one = draw.choice(lists)
        row = draw.randrange(1, one["lines"] + 1)
        if kind == "person":
            made.append(f"/api/people/{one['at'] + row}")
        elif kind == "search":
            made.append("/api/search?text=" + "".join(f"%{byte:02X}" for byte in draw.choice(names).encode()))
        elif kind == "lines":
            made.append(f"/api/lists/{one['at']}/lines?limit=20&after={row - 1}")
        elif kind == "pair" and pairs:
            pair = draw.choice(pairs)
            made.append(f"/api/review/{pair['left']}/{pair['right']}")
        else:
            made.append("/api/session")
    return made


def read(port, cookie, paths, users, seconds, folder):
    (folder / "paths").write_text("\n".join(paths) + "\n")
    script = folder / "load.lua"
    script.write_text(SCRIPT.replace("PATHS", str(folder / "paths")).replace("COOKIE", cookie))
    told = subprocess.run(["wrk", "-t1", f"-c{users}", f"-d{seconds}s", "--timeout", "30s", "-s", script, f"http://127.0.0.1:{port}"],
                          check=True, stdout=subprocess.PIPE, text=True).stdout
    figures = json.loads(re.search(r"RESULT (.*)", told).group(1))
    figures["a_second"] = round(figures["requests"] / figures["seconds"], 1)
    return figures


def write(port, client, anchors, until, took):
    writer = Client(port)
    writer.cookie, writer.token = client.cookie, client.token
    while time.monotonic() < until:
        start = time.monotonic()
        writer.ask("POST", f"/api/people/{random.choice(anchors)}/notes", {"speaker": "bench", "medium": "call", "text": "called"})
        took.append(1000 * (time.monotonic() - start))
        time.sleep(0.2)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--users", type=int, default=50)
    options.add_argument("--seconds", type=int, default=30)
    options.add_argument("--register", type=pathlib.Path, help="one that is there, of a folder that may be written to")
    options.add_argument("--out", default="workbench")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="nostoi-load-") as name:
        folder = pathlib.Path(name)
        register = chosen.register or make_register(folder, chosen.people)
        pathlib.Path(f"{register}-desk").unlink(missing_ok=True)
        start = time.monotonic()
        server = subprocess.Popen([NOSTOI, "serve", register, "--port", "0", "--language", "en"], stdout=subprocess.PIPE, text=True)
        try:
            port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
            link = re.search(r"/first/(\w+)", server.stdout.readline()).group(1)
            figures = {"people": chosen.people, "users": chosen.users, "start_s": round(time.monotonic() - start, 2)}
            client = Client(port)
            client.ask("POST", "/api/first", {"link": link, "name": "bench", "password": "verba kalyna leleka dim"})
            client.ask("PUT", "/api/session/purpose", {"purpose": "tracing"})
            paths = paths_of(client, 20_000)
            anchors = [path.rsplit("/", 1)[1] for path in paths if path.startswith("/api/people/")]
            figures["load_before"] = round(os.getloadavg()[0], 1)
            read(port, client.cookie, paths, chosen.users, 5, folder)  # whatever is read for the first time
            figures["reading"] = read(port, client.cookie, paths, chosen.users, chosen.seconds, folder)
            took = []
            writing = threading.Thread(target=write, args=(port, client, anchors, time.monotonic() + chosen.seconds, took))
            writing.start()
            figures["reading_while_writing"] = read(port, client.cookie, paths, chosen.users, chosen.seconds, folder)
            writing.join()
            took.sort()
            figures["writing"] = {"writes": len(took), "p50_ms": round(took[len(took) // 2], 1), "p95_ms": round(took[int(len(took) * 0.95)], 1)}
            for kind in SHARES:
                of_kind = [path for path in paths if {"person": "/people/", "search": "/search", "lines": "/lines", "pair": "/review/", "session": "/session"}[kind] in path]
                if of_kind:
                    figures["one_user_" + kind] = read(port, client.cookie, of_kind, 1, 3, folder)["p50_ms"]
            figures["memory_mib"] = resident(server)
        finally:
            server.terminate()
            server.wait()
    path = ROOT / "bench/results" / f"{chosen.out}.json"
    path.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


sys.exit(main())
