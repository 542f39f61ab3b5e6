#!/bin/bash
# try_deb.sh: installs the Debian package in a fresh Debian 12 that stands in a folder, begins a register there, serves it, upgrades the package
# over itself, removes and purges it; the register has to be there still. Needs root, debootstrap and Debian's packages; says so where they are not.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" -eq 0 ] && command -v debootstrap >/dev/null || { echo "not tried: it needs root and debootstrap"; exit 0; }
deb=$(tools/make_deb.sh)
root=$(mktemp -d /tmp/nostoi-deb.XXXXXX) log=build/try-deb.log
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  ! mountpoint -q "$root/proc" || umount "$root/proc"
  ! mountpoint -q "$root/sys" || umount "$root/sys"
  rm -rf --one-file-system "$root"
}
trap finish EXIT
step() { echo "  $1"; shift; "$@" >>$log 2>&1 || { tail -n 30 $log; echo "failed"; exit 1; }; }
inside() { chroot "$root" /usr/bin/env LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
: >$log

chmod 755 "$root"  # the service is not root
step "a fresh Debian 12" debootstrap --variant=minbase bookworm "$root" "${NOSTOI_MIRROR:-http://deb.debian.org/debian}"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
# Packages come from where this machine has them from.
rm -f "$root/etc/apt/sources.list"
cp -r /etc/apt/. "$root/etc/apt/"
mkdir -p "$root/usr/share/keyrings" "$root/etc/ssl/certs"
cp -n /usr/share/keyrings/*.gpg "$root/usr/share/keyrings/"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$deb" "$root/nostoi.deb"
step "apt hears of packages" inside apt-get update -q
step "install" inside apt-get install -y -q --no-install-recommends /nostoi.deb
inside nostoi --version
step "the man page, the completion and the service are there" inside ls /usr/share/man/man1/nostoi.1.gz \
  /usr/share/bash-completion/completions/nostoi /lib/systemd/system/nostoi.service /etc/nostoi/serve.json
state=/var/lib/nostoi
echo "kalyna verba leleka" >"$root/etc/nostoi/passphrase"
chmod 600 "$root/etc/nostoi/passphrase"
step "a register" inside nostoi --register $state/office.nostoi --passphrase-file /etc/nostoi/passphrase init --encrypt
step "it is the service's" inside chown -R nostoi: $state
cp "$root/etc/nostoi/passphrase" "$root/run/passphrase" && chown "$(inside id -u nostoi)" "$root/run/passphrase"
chroot --userspec=nostoi:nostoi "$root" /usr/bin/nostoi serve --config /etc/nostoi/serve.json --passphrase-file /run/passphrase \
  --port 18443 >build/try-deb-serve.log 2>&1 &
server=$!
answered() {
  for _ in $(seq 100); do
    curl -sf http://127.0.0.1:18443/api/session && return
    sleep 0.1
  done
  cat build/try-deb-serve.log
  return 1
}
step "it is served" answered
kill -TERM "$server" && wait "$server" && server=
echo '  // kept' >>"$root/etc/nostoi/serve.json"
before=$(sha256sum <"$root$state/office.nostoi")
step "upgrade over itself" inside dpkg -i /nostoi.deb
grep -q kept "$root/etc/nostoi/serve.json" || { echo "the configuration was replaced"; exit 1; }
step "remove" inside apt-get remove -y -q nostoi
step "purge" inside apt-get purge -y -q nostoi
[ "$before" = "$(sha256sum <"$root$state/office.nostoi")" ] || { echo "the register is not as it was"; exit 1; }
[ ! -e "$root/usr/bin/nostoi" ] && [ ! -e "$root/etc/nostoi/serve.json" ] || { echo "something is left of the package"; exit 1; }
echo "installed, served, upgraded, removed, purged: the register is as it was ($(basename "$deb"), $(du -k "$deb" | cut -f1) kB)"
