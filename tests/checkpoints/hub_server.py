"""A hub on the loopback: the part of the hub's HTTP API that huggingface_hub uses, and the faults of real networks."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_INFO = re.compile(r"/api/models/(?P<repo>[^/]+/[^/]+)(?:/revision/(?P<revision>[^/]+))?")
_RESOLVE = re.compile(r"/(?P<repo>[^/]+/[^/]+)/resolve/(?P<revision>[^/]+)/(?P<path>.+)")
_STORE = re.compile(r"/store/(?P<sha256>[0-9a-f]{64})")
_SLICE = 16 * 1024


@dataclass
class Repository:
    """One model repository.

    Attributes:
        files: content by path. Weights are kept in LFS, as the hub does, everything else in git.
        listed: what the listing says of a file instead of the truth, by path.
        token: what a reader must send; None for a public repository.
        gated: how a reader without the token is refused: as a gated repository, or as one that is not there.
    """

    files: Mapping[str, bytes]
    listed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    token: str | None = None
    gated: bool = False

    @property
    def commit(self) -> str:
        """A commit hash that changes with the content."""
        digest = hashlib.sha1(usedforsecurity=False)
        for path, content in sorted(self.files.items()):
            digest.update(path.encode() + content)
        return digest.hexdigest()

    def in_lfs(self, path: str) -> bool:
        """Whether the hub keeps a file in LFS."""
        return path.endswith((".safetensors", ".bin"))

    def siblings(self) -> list[dict[str, Any]]:
        """The listing's entries."""
        return [
            {**self._sibling(path, content), **self.listed.get(path, {})}
            for path, content in self.files.items()
        ]

    def _sibling(self, path: str, content: bytes) -> dict[str, Any]:
        entry: dict[str, Any] = {"rfilename": path, "size": len(content), "blobId": git_sha1(content)}
        if self.in_lfs(path):
            sha256 = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"size": len(content), "sha256": sha256, "pointerSize": 135}
        return entry


@dataclass
class Fault:
    """What goes wrong with requests whose path contains ``where``.

    Attributes:
        where: part of the path, after redirects.
        times: how many requests it befalls.
        status: answered instead of the content.
        headers: sent along.
        cut_after: the connection breaks after so many bytes of the body.
        stall_after: nothing more comes after so many bytes, and the connection stays.
        flip: the byte at this place of the file comes wrong.
        without_range: the whole file is sent, whatever part was asked for.
        extra: bytes sent behind the file's end, without a length.
        body: sent instead of what was asked for.
    """

    where: str
    times: int = 1
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    stall_after: int | None = None
    flip: int | None = None
    without_range: bool = False
    extra: bytes = b""
    body: bytes | None = None


@dataclass(frozen=True)
class Seen:
    """One request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]


class HubServer:
    """A hub with some repositories, in threads of this process."""

    def __init__(self) -> None:
        self.repositories: dict[str, Repository] = {}
        self.faults: list[Fault] = []
        self.seen: list[Seen] = []
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def endpoint(self) -> str:
        """What HF_ENDPOINT would be set to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def add(self, repo: str, files: Mapping[str, bytes], **options: Any) -> Repository:
        """Add or replace a repository."""
        self.repositories[repo] = Repository(files, **options)
        return self.repositories[repo]

    def fail(self, where: str, **fault: Any) -> None:
        """Let requests whose path contains ``where`` meet a fault."""
        with self.lock:
            self.faults.append(Fault(where, **fault))

    def requests(self, where: str) -> list[Seen]:
        """What came so far with this in its path."""
        with self.lock:
            return [seen for seen in self.seen if where in seen.path]

    def close(self) -> None:
        """End it; also requests that stall."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def fault_of(self, path: str) -> Fault | None:
        """The fault that a request meets, if any, counted down."""
        with self.lock:
            for fault in self.faults:
                if fault.where in path and fault.times > 0:
                    fault.times -= 1
                    return fault
        return None


def git_sha1(content: bytes) -> str:
    """The name that git gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Connections that the client keeps open for later would be waited for.
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news here."""


def _handler(hub: HubServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def log_message(self, *_: Any) -> None:
            return

        def _answer(self) -> None:
            address = urlsplit(self.path)
            path = unquote(address.path)
            with hub.lock:
                hub.seen.append(Seen(self.command, path, dict(self.headers.items())))
            if found := _STORE.fullmatch(path):
                self._stored(found["sha256"])
                return
            fault = hub.fault_of(path)
            if fault and (fault.status or fault.body is not None):
                self._plain(fault.status or 200, fault.body or b"", fault.headers)
            elif found := _INFO.fullmatch(path):
                self._info(found["repo"], found["revision"] or "main", parse_qs(address.query))
            elif found := _RESOLVE.fullmatch(path):
                self._resolve(found["repo"], found["revision"], found["path"], fault)
            else:
                self._plain(404)

        def _info(self, repo: str, revision: str, query: Mapping[str, Any]) -> None:
            repository = self._allowed(repo, listing=True)
            if repository is None:
                return
            if revision not in ("main", repository.commit):
                self._plain(404, headers={"X-Error-Code": "RevisionNotFound"})
                return
            siblings = repository.siblings()
            if "blobs" not in query:
                siblings = [{"rfilename": sibling["rfilename"]} for sibling in siblings]
            info = {
                "id": repo,
                "modelId": repo,
                "sha": repository.commit,
                "private": False,
                "siblings": siblings,
            }
            self._plain(200, json.dumps(info).encode(), {"Content-Type": "application/json"})

        def _resolve(self, repo: str, revision: str, path: str, fault: Fault | None) -> None:
            repository = self._allowed(repo)
            if repository is None:
                return
            content = repository.files.get(path)
            if revision not in ("main", repository.commit):
                self._plain(404, headers={"X-Error-Code": "RevisionNotFound"})
            elif content is None:
                self._plain(404, headers={"X-Error-Code": "EntryNotFound"})
            elif repository.in_lfs(path):
                sha256 = hashlib.sha256(content).hexdigest()
                headers = {
                    "Location": f"{hub.endpoint}/store/{sha256}",
                    "X-Repo-Commit": repository.commit,
                    "X-Linked-Etag": f'"{sha256}"',
                    "X-Linked-Size": str(len(content)),
                }
                self._plain(302, headers=headers)
            else:
                headers = {"X-Repo-Commit": repository.commit, "ETag": f'"{git_sha1(content)}"'}
                self._content(content, fault, headers)

        def _stored(self, sha256: str) -> None:
            """What the hub leaves to its store: weights, by their hash."""
            for repository in hub.repositories.values():
                for path, content in repository.files.items():
                    if repository.in_lfs(path) and hashlib.sha256(content).hexdigest() == sha256:
                        fault = hub.fault_of(f"/store/{path}")
                        if fault and fault.status:
                            self._plain(fault.status, b"", fault.headers)
                        else:
                            self._content(content, fault, {"ETag": f'"{sha256}"'})
                        return
            self._plain(404)

        def _allowed(self, repo: str, *, listing: bool = False) -> Repository | None:
            repository = hub.repositories.get(repo)
            if repository is None:
                self._plain(401, headers={"X-Error-Code": "RepoNotFound"})
            elif repository.token and self.headers.get("authorization") != f"Bearer {repository.token}":
                # The real hub lists a gated repository to everyone and guards its files alone.
                if repository.gated and listing:
                    return repository
                code = "GatedRepo" if repository.gated else "RepoNotFound"
                self._plain(401, headers={"X-Error-Code": code})
            else:
                return repository
            return None

        def _content(self, content: bytes, fault: Fault | None, headers: Mapping[str, str]) -> None:
            fault = fault or Fault("")
            if fault.flip is not None:
                content = (
                    content[: fault.flip] + bytes([content[fault.flip] ^ 255]) + content[fault.flip + 1 :]
                )
            start = 0
            asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
            if asked and not fault.without_range:
                start = int(asked[1])
                if start >= len(content):
                    self._plain(416, headers={"Content-Range": f"bytes */{len(content)}"})
                    return
            self.send_response(206 if start else 200)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Accept-Ranges", "bytes")
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            if fault.extra:
                self.close_connection = True
                self.send_header("Connection", "close")
            else:
                self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            if self.command == "GET":
                self._send(content[start:] + fault.extra, fault)

        def _send(self, body: bytes, fault: Fault) -> None:
            limits = [limit for limit in (fault.cut_after, fault.stall_after) if limit is not None]
            end = min([len(body), *limits])
            for at in range(0, end, _SLICE):
                self.wfile.write(body[at : min(at + _SLICE, end)])
            self.wfile.flush()
            if fault.cut_after is not None:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
            elif fault.stall_after is not None:
                self.close_connection = True
                hub.closing.wait(60)

        def _plain(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

    return Handler
