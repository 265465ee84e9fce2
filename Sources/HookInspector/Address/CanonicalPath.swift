/// A request's path in the one form that the guard, the router and the handlers all see.
///
/// Each segment is percent-decoded once, empty and dot segments are resolved, and what is left is encoded again where it
/// has to be: `/%63aptures`, `//captures` and `/x/../captures` are `/captures`, while an encoded slash stays part of its
/// segment. So no spelling of a path slips past a check that knows another.
struct CanonicalPath {
    /// The path without the suffix that chose a form.
    let text: String
    /// What `.json` or `.txt` at the end chose; nil without either.
    let form: ResponseForm?

    /// Reads the path of a request target; nil when its percent-encoding is broken or hides control characters.
    init?(target: String) {
        var segments: [String] = []
        let path = target.prefix { $0 != "?" && $0 != "#" }
        for part in path.split(separator: "/") {
            guard let segment = PercentCoding.decode(part), segment.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                return nil
            }
            switch segment {
            case ".": break
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        form = segments.last.flatMap(ResponseForm.init(suffixOf:))
        if let form, let last = segments.popLast() {
            let stem = String(last.dropLast(form.suffix.count))
            if !stem.isEmpty { segments.append(stem) }
        }
        text = "/" + segments.map(PercentCoding.encode).joined(separator: "/")
    }
}
