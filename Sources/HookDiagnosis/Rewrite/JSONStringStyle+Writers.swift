internal import HookProviders

/// The styles that are in use. Each names the writers that were looked at; what they escape was read in their source.
extension JSONStringStyle {
    private init(
        _ ascii: StaticString, _ above: Above = .none, isUpper: Bool = false, isUpperASCII: Bool? = nil
    ) {
        self.ascii = ASCIISet(ascii)
        self.above = above
        self.isUpper = isUpper
        self.isUpperASCII = isUpperASCII ?? isUpper
    }

    /// Strings stay as they were sent.
    static let asSent = {
        var style = JSONStringStyle("")
        style.isAsSent = true
        return style
    }()
    /// Nothing else: `JSON.stringify` (ECMA-262, QuoteJSONString), Ruby's `JSON.generate`, Python with
    /// `ensure_ascii=False`, serde_json, kotlinx.serialization.
    static let raw = JSONStringStyle("")
    /// Everything but printable ASCII: Python's `json.dumps` (cpython, Lib/json/encoder.py, ESCAPE_ASCII), nlohmann's
    /// `ensure_ascii`.
    static let ascii = JSONStringStyle("\u{7F}", .all)
    /// Everything but ASCII: PHP with JSON_UNESCAPED_SLASHES, Ruby's `ascii_only`, Newtonsoft's EscapeNonAscii.
    static let nonASCII = JSONStringStyle("", .all)
    /// `/` and everything but ASCII: PHP's `json_encode` (php-src, ext/json/json_encoder.c).
    static let php = JSONStringStyle("/", .all)
    /// The same, and `<`, `>`, `&`, `'`, `"` in capitals: PHP with JSON_HEX_TAG, _AMP, _APOS and _QUOT, which are the
    /// options of Symfony's JsonResponse (DEFAULT_ENCODING_OPTIONS).
    static let phpHex = JSONStringStyle("/<>&'\"", .all, isUpperASCII: true)
    /// `/` and the line separators: PHP with JSON_UNESCAPED_UNICODE, Ruby's `script_safe`.
    static let phpUnicode = JSONStringStyle("/", .lineSeparators)
    /// `/`: Foundation's JSONSerialization and JSONEncoder (swift-foundation, JSONWriter.swift), lua-cjson.
    static let slash = JSONStringStyle("/")
    /// `<`, `>`, `&` and the line separators: Go's `json.Marshal` (encoding/json, HTMLEscape), Rails' `to_json`
    /// (activesupport, json/encoding.rb, ESCAPED_CHARS).
    static let html = JSONStringStyle("<>&", .lineSeparators)
    /// The same and `/`.
    static let slashHTML = JSONStringStyle("/<>&", .lineSeparators)
    /// The same and everything but ASCII: simplejson's `for_html` (simplejson, encoder.py, JSONEncoderForHTML).
    static let asciiHTML = JSONStringStyle("<>&\u{7F}", .all)
    /// `<`, `>`, `&`, `'` and everything but ASCII: Flask's `htmlsafe_json_dumps` (jinja2, utils.py).
    static let asciiTemplate = JSONStringStyle("<>&'\u{7F}", .all)
    /// The line separators: Gson without HTML escapes (JsonWriter, REPLACEMENT_CHARS), PHP with JSON_UNESCAPED_SLASHES
    /// and JSON_UNESCAPED_UNICODE, Rails without `escape_html_entities_in_json`.
    static let lineSeparators = JSONStringStyle("", .lineSeparators)
    /// `<`, `>`, `&`, `=`, `'` and the line separators: Gson (JsonWriter, HTML_SAFE_REPLACEMENT_CHARS).
    static let gson = JSONStringStyle("<>&='", .lineSeparators)
    /// What means something in HTML, and everything but ASCII, in capitals: .NET's System.Text.Json
    /// (JavaScriptEncoder.Default).
    static let dotNet = JSONStringStyle("\"&'+<>`\u{7F}", .all, isUpper: true)
    /// What means something in HTML: .NET with JavaScriptEncoder.Create(UnicodeRanges.All).
    static let dotNetAll = JSONStringStyle("\"&'+<>`\u{7F}", .undefined, isUpper: true)
    /// Only what text has no need of: .NET with JavaScriptEncoder.UnsafeRelaxedJsonEscaping.
    static let dotNetRelaxed = JSONStringStyle("\u{7F}", .undefined, isUpper: true)
    /// The line ends of Unicode: Newtonsoft.Json (JavaScriptUtils).
    static let newtonsoft = JSONStringStyle("", .lineEnds)
    /// `<`, `>`, `&`, `'`, `"` and the same: Newtonsoft.Json's EscapeHtml (JavaScriptUtils, HtmlCharEscapeFlags).
    static let newtonsoftHTML = JSONStringStyle("<>&'\"", .lineEnds)
    /// Nothing else, with control characters in capitals: Jackson (jackson-core, CharTypes).
    static let jackson = JSONStringStyle("", isUpper: true)
    /// Everything but ASCII in capitals: Jackson's ESCAPE_NON_ASCII, jansson's JSON_ENSURE_ASCII.
    static let jacksonASCII = JSONStringStyle("", .all, isUpper: true)
    /// `/` behind `<`, and two blocks: org.json (JSONObject.quote).
    static let orgJSON = {
        var style = JSONStringStyle("", .blocks)
        style.isSlashInTags = true
        return style
    }()
    /// `/` and two blocks in capitals: json-simple (JSONValue.escape).
    static let jsonSimple = JSONStringStyle("/\u{7F}", .blocks, isUpper: true)
}
