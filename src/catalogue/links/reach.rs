//! Which machines may be asked: a link in a file must not make this program knock on doors inside somebody's network.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Which machines may be asked.
#[derive(Debug, Clone, Default)]
pub enum Reach {
    /// Every machine with a public address.
    #[default]
    Public,
    /// These hosts (`name:port`) at the addresses given; of the others, those that are written as a public number.
    Only(BTreeMap<String, SocketAddr>),
}

impl Reach {
    /// Whether a host (`name:port`) can be found at all.
    pub(super) fn finds(&self, host: &str) -> bool {
        match self {
            Self::Public => host.to_socket_addrs().is_ok_and(|mut found| found.next().is_some()),
            Self::Only(hosts) => hosts.contains_key(host),
        }
    }
}

/// Finds hosts and passes on only the addresses that may be asked, so that the check and the connection cannot see two
/// different answers. Redirects come by here, too.
#[derive(Debug)]
pub(super) struct Guard {
    pub reach: Reach,
    pub names: DefaultResolver,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut allowed = self.empty();
        if let Reach::Only(hosts) = &self.reach {
            if let Some(address) = host_of(uri).and_then(|host| hosts.get(&host)) {
                allowed.push(*address);
                return Ok(allowed);
            }
            let host = uri.host().unwrap_or_default();
            let number = host.trim_matches(['[', ']']).parse::<IpAddr>();
            if number.is_err() {
                return Err(Error::HostNotFound);
            }
        }
        let found = self.names.resolve(uri, config, timeout)?;
        for address in found.iter().filter(|address| is_public(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() {
            return Err(Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "not a public address",
            )));
        }
        Ok(allowed)
    }
}

fn host_of(uri: &Uri) -> Option<String> {
    let port = uri.port_u16().or(match uri.scheme_str()? {
        "https" => Some(443),
        "http" => Some(80),
        _ => None,
    })?;
    Some(format!("{}:{port}", uri.host()?))
}

/// Whether an address belongs to the public internet (IANA special-purpose address registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        || a >= 240
        // Shared by the customers of one provider (RFC 6598), protocol assignments, benchmarks, former 6to4 relays.
        || (a == 100 && (64..128).contains(&b))
        || (a, b, c) == (192, 0, 0)
        || (a == 198 && (18..20).contains(&b))
        || (a, b, c) == (192, 88, 99);
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let last_four = || {
        let [.., high, low] = parts;
        Ipv4Addr::from((u32::from(high) << 16) | u32::from(low))
    };
    match parts {
        // An IPv4 address behind a translator (RFC 6052): that is how IPv6-only networks see the rest of the world.
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => is_public_v4(last_four()),
        // 6to4 carries an IPv4 address (RFC 3056); Teredo, ORCHID and benchmarks; documentation.
        [0x2002 | 0x3fff, ..] | [0x2001, 0..0x200 | 0xdb8, ..] => false,
        // Only 2000::/3 is given out to the public internet. Mapped, local and multicast addresses lie outside.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn only_addresses_of_the_public_internet_are_asked() {
        for public in ["1.1.1.1", "185.199.108.153", "2606:4700::1111", "64:ff9b::101:101"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for special in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:1.1.1.1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
        ] {
            assert!(!is_public(special.parse().unwrap()), "{special}");
        }
    }
}
