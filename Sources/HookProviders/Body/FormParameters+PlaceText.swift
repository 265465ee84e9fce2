package import HookBody
internal import HookCrypto

extension FormParameters {
    /// The value of a name; `conflicting` when several differ.
    package func value(of name: [UInt8]) -> PlaceText {
        let all = all(name)
        guard let first = all.first else { return .absent }
        return all.allSatisfy { $0 == first } ? .single(.owned(first)) : .conflicting
    }
}
