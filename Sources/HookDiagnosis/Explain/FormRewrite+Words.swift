internal import HookProviders

extension FormRewrite {
    /// What is different, for people: behind "the same parameters".
    var words: String {
        var words: [String] = []
        if isSorted { words.append("sorted by name") }
        switch free {
        case .all: words.append("decoded, without escapes")
        case .asSent: break
        case .minimal: words.append("escaped as PHP's urlencode does")
        case .browser: words.append("escaped as browsers, URLSearchParams and Java's URLEncoder do")
        case .strict: words.append("escaped as RFC 3986 and Python's urlencode have it")
        case .path: words.append("escaped as Python's quote does")
        case .component: words.append("escaped as encodeURIComponent does")
        case .lenient: words.append("escaped as encodeURI does")
        }
        switch space {
        case .asSent: break
        case .plus: words.append("with + for a space")
        case .percent: words.append("with %20 for a space")
        case .raw: words.append("with spaces as they are")
        }
        switch digits {
        case .asSent: break
        case .lower: words.append("with small hex digits")
        case .upper: words.append("with capital hex digits")
        }
        return words.joined(separator: ", ")
    }
}
