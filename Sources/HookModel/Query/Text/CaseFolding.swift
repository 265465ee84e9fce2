/// Unicode's simple case folding (CaseFolding.txt, statuses C and S), as sets of scalars that are the same under it.
enum CaseFolding {
    /// The blocks in which letters have cases.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x41...0x2D2F, 0xA640...0xABBF, 0xFB00...0xFB06, 0xFF21...0xFF5A, 0x10400...0x10FFF, 0x118A0...0x118DF,
        0x16E40...0x16EDF, 0x1E900...0x1E943,
    ]

    /// The scalars that fold to one, by that one, where there are several.
    private static let sets: [Unicode.Scalar: [Unicode.Scalar]] = {
        var sets: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
            let folded = fold(scalar)
            if folded != scalar { sets[folded, default: [folded]].append(scalar) }
        }
        return sets
    }()

    /// A scalar and all others that are the same when case is folded.
    static func equals(of scalar: Unicode.Scalar) -> [Unicode.Scalar] { sets[fold(scalar)] ?? [scalar] }

    /// What a scalar folds to.
    ///
    /// Swift has the full case mappings alone. The simple folding is the lower case of the upper case where both are one
    /// scalar; only Cherokee folds to its capitals.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.properties.changesWhenCaseFolded else { return scalar }
        let upper = single(scalar.properties.uppercaseMapping)
        let folded = single((upper ?? scalar).properties.lowercaseMapping) ?? scalar
        return folded == scalar ? upper ?? scalar : folded
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
