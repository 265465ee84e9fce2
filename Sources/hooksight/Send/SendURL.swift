import HookProviders
import HookTransport

/// The URL that samples are signed for, by providers that sign it.
struct SendURL {
    let target: SendTarget
    /// Where the app takes itself to be; its own address unless given.
    let publicURL: PublicURL?

    /// The URL of a request to a path of the provider's.
    func url(path: String) -> SenderURL {
        let place = target.target(else: path)
        if let publicURL { return publicURL.url(target: place) }
        return SenderURL(target.url.origin + place)
    }
}
