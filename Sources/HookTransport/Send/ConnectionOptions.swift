internal import HookModel

/// The fields that a request's `Connection` lines make its own connection's (RFC 9110, section 7.6.1).
struct ConnectionOptions {
    private static let connection: HeaderName = "connection"
    /// Names in lower case.
    private var names: Set<[UInt8]> = []

    /// Reads all `Connection` lines, less the names that cannot be removed.
    init(of block: HeaderBlock, in raw: UnsafeRawBufferPointer, endToEnd: [HeaderName]) {
        for field in block.fields where field.isNamed(ConnectionOptions.connection, in: raw) {
            ListValue.forEach(in: UnsafeRawBufferPointer(rebasing: raw[field.value.indices])) { option in
                names.insert(option.map(HeaderName.fold))
            }
        }
        for name in endToEnd { names.remove(name.lowercased) }
    }

    /// Whether a field of this name stays behind.
    func contain(_ name: UnsafeRawBufferPointer) -> Bool {
        !names.isEmpty && names.contains(name.map(HeaderName.fold))
    }
}
