internal import HookModel
internal import NIOCore

extension HeaderBlock {
    /// A run of the block, sharing its memory; empty for a run that the block does not have.
    func slice(_ range: ByteRange) -> ByteBuffer {
        bytes.getSlice(at: bytes.readerIndex + Int(range.offset), length: Int(range.count)) ?? ByteBuffer()
    }

    /// A line with the name as it came and another value.
    func line(_ field: HeaderField, value: String) -> ByteBuffer {
        var line = ByteBuffer()
        line.writeImmutableBuffer(slice(field.name))
        line.writeString(": " + value)
        return line
    }
}
