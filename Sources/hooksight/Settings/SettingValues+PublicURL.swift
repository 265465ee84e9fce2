import HookProviders

extension SettingValues {
    /// The address under which senders reach the receiver; nil when nothing says it.
    func publicURL() throws(SettingError) -> PublicURL? {
        guard let value = first(.publicURL) else { return nil }
        guard let url = PublicURL(value.text) else {
            throw SettingError(
                value.origin, value.text, expected: "a URL such as https://abc.example, without query and fragment")
        }
        return url
    }
}
