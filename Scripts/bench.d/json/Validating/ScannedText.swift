import JSONText

/// A scanned text over memory that stays where it is until the program ends, so that validating is all that is timed.
struct ScannedText {
    let text: JSONText

    init(_ bytes: some Collection<UInt8>) throws {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        memory.copyBytes(from: bytes)
        text = try JSONText(scanning: UnsafeRawBufferPointer(memory))
    }
}
