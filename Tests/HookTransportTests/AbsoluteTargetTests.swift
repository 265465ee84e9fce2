import Testing

@testable import HookTransport

struct AbsoluteTargetTests {
    @Test(
        "A target in absolute form has an authority and an origin form",
        arguments: [
            ("http://a.example/x?y=1", "a.example", "/x?y=1"), ("HTTPS://[::1]:4101", "[::1]:4101", "/"),
            ("http://a?x", "a", "/?x"), ("http:///x", "", "/x"), ("h2+x.y-z://u@a:1/", "u@a:1", "/"),
        ])
    func reads(target: String, authority: String, originForm: String) {
        let read = AbsoluteTarget(target)
        #expect(read?.authority == authority)
        #expect(read?.originForm == originForm)
    }

    @Test(
        "Other targets have none", arguments: ["/", "/http://a/", "*", "", "://a", "a:1", "1a://b", "/a?b=http://c/"])
    func others(target: String) {
        #expect(AbsoluteTarget(target) == nil)
    }
}
