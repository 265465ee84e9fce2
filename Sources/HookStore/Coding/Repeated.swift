internal import JSONSchema

/// The JSON of a value that often comes again: written when the value changes, copied when it does not.
struct Repeated<Value: Equatable> {
    private let write: (Value, inout JSONWriter) -> Void
    private var last: Value?
    private var bytes: [UInt8] = []

    init(_ write: @escaping (Value, inout JSONWriter) -> Void) {
        self.write = write
    }

    mutating func append(_ value: Value, to writer: inout JSONWriter) {
        if last != value {
            var own = JSONWriter()
            write(value, &own)
            bytes = own.bytes
            last = value
        }
        writer.raw(bytes)
    }
}
