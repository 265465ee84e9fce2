package import HookModel

extension ProviderDocument {
    /// Whether an address is one that the provider documents; loopback is nobody's.
    package func sourceAddress(_ address: IPAddress?) -> SourceAddressVerdict {
        guard !sourceAddresses.isEmpty else { return .notDocumented }
        if let address, address.isLoopback { return .local }
        guard let address else { return .unlisted }
        return sourceAddresses.contains { $0.contains(address) } ? .listed : .unlisted
    }
}
