#!/usr/bin/python3
"""A server that is killed in the middle of a job: usage: tests/crash/workbench.py NOSTOI FOLDER KILLS

Somebody brings a file to the workbench and asks for it to be taken up; the server is killed without warning at a random moment, again and
again, and started anew. Whatever it was doing, the job ends done, the list stands in the register once with every line, nothing of the
draft is left, the register and its desk hold, and the account still opens. The moments are drawn from a fixed seed; what the machine does in between
is not, so that every run tries others.
"""
import http.client
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

NAMES = ["Тополянський", "Сорока", "Гнатюк", "Журавель", "Левчук", "Мельник", "Онищенко", "Бережний"]
GIVEN = ["Роман Степанович", "Іван Петрович", "Олег Ігорович", "Остап Гнатович", "Тарас Андрійович"]
PASSWORD = "verba kalyna leleka dim"
LINES = 3000


class Server:
    def __init__(self, nostoi, register):
        self.process = subprocess.Popen([nostoi, "serve", register, "--port", "0", "--language", "en"], stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.cookie, self.token = "", "nobody"

    def ask(self, method, path, body=None, raw=None):
        headers = {"cookie": self.cookie, "accept-language": "en"}
        if method != "GET":
            headers["x-nostoi-token"] = self.token
        if body is not None:
            headers["content-type"] = "application/json"
        if raw is not None:
            headers["content-type"] = "application/octet-stream"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, raw if raw is not None else None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {told}")
        if cookie := answer.getheader("set-cookie"):
            self.cookie = cookie.split(";")[0]
        self.token = told.get("token", self.token) if isinstance(told, dict) else self.token
        return told

    def enter(self, link=None):
        if link:
            self.ask("POST", "/api/first", {"link": link, "name": "olena", "password": PASSWORD})
        else:
            self.ask("POST", "/api/session", {"name": "olena", "password": PASSWORD})
        self.ask("PUT", "/api/session/purpose", {"purpose": "tracing"})

    def first_link(self):
        return re.search(r"/first/(\w+)", self.process.stdout.readline()).group(1)

    def kill(self):
        self.process.kill()
        self.process.wait()


def a_list(number):
    draw = random.Random(number)
    rows = ["№;ПІБ;Дата народження"]
    rows += [f"{row};{draw.choice(NAMES)} {draw.choice(GIVEN)};{draw.randrange(1, 29):02}.{draw.randrange(1, 13):02}.{draw.randrange(1960, 2000)}"
             for row in range(1, LINES + 1)]
    return "\n".join(rows).encode() + b"\n"


def ended(server, job):
    for _ in range(600):
        known = server.ask("GET", f"/api/jobs/{job}")
        if known["state"] not in ("waiting", "running"):
            return known
        time.sleep(0.1)
    raise RuntimeError("the job does not end")


def main(nostoi, folder, kills):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    register = folder / "office.nostoi"
    subprocess.run([nostoi, "--register", register, "init"], check=True, stdout=subprocess.DEVNULL)
    server = Server(nostoi, register)
    server.enter(server.first_link())
    draw, lists, wrong = random.Random(1), 0, []
    for number in range(kills):
        data = a_list(number)
        draft = server.ask("POST", "/api/drafts", {"name": f"list-{number}.csv", "size": len(data)})["id"]
        server.ask("PUT", f"/api/drafts/{draft}/bytes?from=0", raw=data)
        job = server.ask("POST", "/api/imports", {"draft": draft})["job"]
        time.sleep(draw.random() * 0.8)
        server.kill()
        server = Server(nostoi, register)
        server.enter()
        lists += 1
        known = ended(server, job)
        there = server.ask("GET", "/api/lists")["items"]
        if known["state"] != "done":
            wrong.append(f"kill {number}: the job is {known['state']}: {known['error']}")
        if len(there) != lists or sum(one["lines"] for one in there) != lists * LINES:
            wrong.append(f"kill {number}: {len(there)} lists of {lists}")
        if server.ask("GET", "/api/drafts")["items"] and known["state"] == "done":
            time.sleep(0.5)  # it is dropped once it is written down that the job is done
            if left := server.ask("GET", "/api/drafts")["items"]:
                wrong.append(f"kill {number}: drafts left: {left}")
    server.kill()
    if subprocess.run([nostoi, "--register", register, "check"], stdout=subprocess.DEVNULL).returncode:
        wrong.append("the register does not hold")
    print("\n".join(wrong + [f"{kills} kills, {len(wrong)} times something was lost"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
