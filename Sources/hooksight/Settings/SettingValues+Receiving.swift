import HookModel
import HookProviders

extension SettingValues {
    /// Paths whose provider is told.
    ///
    /// - Throws: `SettingError` for the first that cannot be used.
    func pins(_ catalog: Catalog) throws(SettingError) -> [ProviderPin] {
        var pins: [ProviderPin] = []
        for value in all(.pin) {
            guard let pin = ProviderPin(value.text) else {
                throw SettingError(value.origin, value.text, expected: "/path=provider")
            }
            _ = try ProviderNames.document(pin.provider, in: catalog, origin: value.origin)
            pins.append(pin)
        }
        return pins
    }

    /// Addresses whose `X-Forwarded-For` is believed.
    ///
    /// - Throws: `SettingError` for the first that cannot be used.
    func trustedProxies() throws(SettingError) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for value in all(.trustProxy) {
            guard let range = AddressRange(value.text) else {
                throw SettingError(value.origin, value.text, expected: "an address or a range such as 10.0.0.0/8")
            }
            ranges.append(range)
        }
        return ranges
    }
}
