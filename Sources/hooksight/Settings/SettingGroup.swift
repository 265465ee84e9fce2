/// The groups of `listen --help`, in their order: what is needed daily first.
enum SettingGroup: String, CaseIterable {
    case receive = "Receive"
    case secrets = "Secrets and providers"
    case forward = "Forward"
    case respond = "Respond"
    case inspect = "Inspect"
    case store = "Store"
    case limits = "Limits"
}
