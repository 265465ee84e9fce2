internal import HookProviders

/// A writer of JSON by the name that its users know, with what has to be set for it to write in a style.
struct JSONWriterName: Sendable {
    /// The call, or the library.
    let name: String
    /// The styles of strings that it has, and how each is chosen.
    let strings: [(style: JSONStringStyle, option: String)]
    let numbers: JSONNumberStyle
    /// The layouts that it has, and how each is chosen.
    let layouts: [(layout: JSONLayout, option: String)]
    /// How members are sorted; nil where it does not sort.
    var sorting: String?
    /// The order that it has of its own, if not the one that it was given.
    var order: JSONStyle.Order?
    /// Whether options are arguments of the call.
    var takesArguments = true

    /// The call with its options; nil where it does not write so.
    func call(_ option: String, _ layout: JSONLayout, isSorted: Bool, isByLength: Bool) -> String? {
        guard let form = layouts.first(where: { $0.layout == layout }) else { return nil }
        var options = [option, form.option]
        if isByLength {
            guard order == .byLength else { return nil }
        } else if isSorted {
            guard let sorting else { return nil }
            options.append(sorting)
        }
        options.removeAll(where: \.isEmpty)
        if options.isEmpty { return name }
        return takesArguments
            ? "\(name)(…, \(options.joined(separator: ", ")))" : "\(name) with \(CitedText.list(options))"
    }
}
