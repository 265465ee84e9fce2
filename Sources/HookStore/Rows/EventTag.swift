/// A number for an event type that no document lists, by which captures with that type are found.
///
/// Two types may have one number, so what is found is compared again.
enum EventTag {
    /// The number of captures that hold events of several types, which are looked into for each search.
    static let several: Int64 = 0

    /// The type's 64-bit FNV-1a hash, which is the same in every process and version.
    static func of(_ type: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in type.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x0000_0100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }
}
