internal import NIOCore

/// What queries ask of a request's head.
extension RequestHead {
    /// Calls `body` with the path's bytes, as sent.
    package func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        block.bytes.withUnsafeReadableBytes { body(UnsafeRawBufferPointer(rebasing: $0[pathRange.indices])) }
    }

    /// Whether `fits` is true of the value of a header line of this name, without the white space around it.
    package func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        block.bytes.withUnsafeReadableBytes { raw in
            block.fields.contains { field in
                field.isNamed(name, in: raw) && fits(UnsafeRawBufferPointer(rebasing: raw[field.value.indices]))
            }
        }
    }
}
