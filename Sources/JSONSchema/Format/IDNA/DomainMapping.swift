/// What RFC 5895, section 2, makes of characters that people type before they are judged; one by one, so without
/// Normalization Form C.
enum DomainMapping {
    static func map(_ point: UInt32) -> UInt32 {
        var point = point
        if (0xFF01...0xFF5E).contains(point) { point -= 0xFEE0 }
        guard let scalar = Unicode.Scalar(point), scalar.properties.changesWhenLowercased else { return point }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first?.value ?? point : point
    }
}
