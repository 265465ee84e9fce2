internal import HookCrypto

/// A key in PEM (RFC 7468): what its label says, and the DER inside.
package struct PEMText {
    package let label: String
    package let der: [UInt8]

    /// Reads the first block of a text; nil when there is none.
    package init?(_ text: [UInt8]) {
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") && $0.hasSuffix("-----") }),
            let end = lines[start...].firstIndex(where: { $0.hasPrefix("-----END ") })
        else { return nil }
        let inside = Array(lines[(start + 1)..<end].joined().utf8.filter { $0 > 0x20 })
        guard let der = inside.withUnsafeBytes({ Base64.decode($0) }) else { return nil }
        label = String(lines[start].dropFirst(11).dropLast(5))
        self.der = der
    }
}
