internal import HookModel
internal import NIOCore

extension RequestHead {
    /// Whether the method is this one; methods are case-sensitive (RFC 9110, section 9.1).
    func methodIs(_ name: StaticString) -> Bool {
        guard Int(methodRange.count) == name.utf8CodeUnitCount else { return false }
        return block.bytes.withUnsafeReadableBytes { raw in
            name.withUTF8Buffer { raw[methodRange.indices].elementsEqual($0) }
        }
    }
}
