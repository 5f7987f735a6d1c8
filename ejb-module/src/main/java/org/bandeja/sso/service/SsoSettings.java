package org.bandeja.sso.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.sso.rules.ClaimNames;
import org.bandeja.sso.rules.GroupRules;
import org.bandeja.sso.rules.SignOnFailed;
import org.bandeja.sso.rules.SignOnFailed.Kind;

/**
 * How this installation is connected to the company's OpenID provider: system properties, read once. Without an issuer
 * it is off. What is malformed turns single sign-on off and is told by the name of the property, never with its value
 * ({@link #complaint()}); passwords go on working.
 */
@ApplicationScoped
public class SsoSettings {
    public static final String ISSUER = "bandeja.sso.issuer";
    public static final String CLIENT_ID = "bandeja.sso.client-id";
    public static final String CLIENT_SECRET = "bandeja.sso.client-secret";
    public static final String SCOPES = "bandeja.sso.scopes";
    public static final String LOGIN_CLAIM = "bandeja.sso.login-claim";
    public static final String NAME_CLAIM = "bandeja.sso.name-claim";
    public static final String GROUPS_CLAIM = "bandeja.sso.groups-claim";
    public static final String GROUPS = "bandeja.sso.groups";
    public static final String CREATE_PEOPLE = "bandeja.sso.create-people";
    public static final String LINK_BY_LOGIN = "bandeja.sso.link-by-login";
    public static final String PASSWORDS_ONLY_FOR = "bandeja.sso.passwords-only-for";
    public static final String PUBLIC_URL = "bandeja.public-url";

    private static final String RETURN_PATH = "/api/login/sso/return";
    private static final int LONGEST_ISSUER = 255;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern SCOPE =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

    private Optional<Provider> provider = Optional.empty();
    private Optional<String> complaint = Optional.empty();
    private Set<String> passwordsOnlyFor = Set.of();

    /**
     * The provider, and what we are to it.
     *
     * @param secret empty: we prove ourselves by PKCE alone
     * @param returnTo where it sends people back to
     */
    public record Provider(
            URI issuer,
            String clientId,
            Optional<String> secret,
            String scopes,
            ClaimNames claims,
            GroupRules groups,
            boolean createsPeople,
            boolean linksByLogin,
            String returnTo) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    /** For the container, which calls {@link #read()} next. */
    protected SsoSettings() {}

    /** @param properties by name; null where there is none */
    public SsoSettings(UnaryOperator<String> properties) {
        read(properties);
    }

    @PostConstruct
    void read() {
        read(System::getProperty);
    }

    private void read(UnaryOperator<String> properties) {
        passwordsOnlyFor = given(properties, PASSWORDS_ONLY_FOR).stream()
                .flatMap(logins -> Stream.of(logins.split(",")))
                .map(login -> login.strip().toLowerCase(Locale.ROOT))
                .filter(login -> !login.isEmpty())
                .collect(Collectors.toSet());
        try {
            boolean wanted = given(properties, ISSUER).isPresent();
            require(wanted || passwordsOnlyFor.isEmpty(), PASSWORDS_ONLY_FOR, "needs " + ISSUER);
            provider = wanted ? Optional.of(provider(properties)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            complaint = Optional.of(e.getMessage());
        }
    }

    /** Whether people are offered it; also when it is not set up rightly, which they are then told. */
    public boolean isOffered() {
        return provider.isPresent() || complaint.isPresent();
    }

    /** What is wrong with the settings; empty: nothing. */
    public Optional<String> complaint() {
        return complaint;
    }

    /** @throws SignOnFailed if there is none */
    public Provider provider() {
        return provider.orElseThrow(() -> complaint
                .map(text -> new SignOnFailed(Kind.NOT_SET_UP, text))
                .orElseGet(() -> new SignOnFailed(Kind.OFF, ISSUER + " is not set")));
    }

    /** Whether passwords are for emergencies only. */
    public boolean restrictsPasswords() {
        return !passwordsOnlyFor.isEmpty();
    }

    /** Whether who has this login may log in with a password; case does not tell apart. */
    public boolean allowsPassword(String login) {
        return passwordsOnlyFor.isEmpty() || passwordsOnlyFor.contains(login.toLowerCase(Locale.ROOT));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "SsoSettings[" + provider + complaint.map(text -> ", " + text).orElse("") + "]";
    }

    private static Provider provider(UnaryOperator<String> properties) {
        String scopes = given(properties, SCOPES).orElse("openid profile");
        require(SCOPE.matcher(scopes).matches(), SCOPES, "must be words with one blank between");
        require(List.of(scopes.split(" ")).contains("openid"), SCOPES, "must contain openid");
        return new Provider(
                issuer(given(properties, ISSUER).orElseThrow()),
                visible(properties, CLIENT_ID)
                        .orElseThrow(
                                () -> new IllegalArgumentException("system property " + CLIENT_ID + " is not set")),
                visible(properties, CLIENT_SECRET),
                scopes,
                new ClaimNames(
                        given(properties, LOGIN_CLAIM).orElse("preferred_username"),
                        given(properties, NAME_CLAIM).orElse("name"),
                        given(properties, GROUPS_CLAIM).orElse("groups")),
                groups(given(properties, GROUPS).orElse("")),
                truth(properties, CREATE_PEOPLE),
                truth(properties, LINK_BY_LOGIN),
                returnTo(given(properties, PUBLIC_URL).orElse("")));
    }

    private static URI issuer(String value) {
        URI uri = url(value, ISSUER);
        require(uri.getRawQuery() == null, ISSUER, "must have no query");
        require(value.length() <= LONGEST_ISSUER, ISSUER, "is too long");
        return uri;
    }

    private static String returnTo(String value) {
        require(!value.isEmpty(), PUBLIC_URL, "is not set: the provider sends people back there");
        return url(value.replaceAll("/+$", ""), PUBLIC_URL) + RETURN_PATH;
    }

    private static URI url(String value, String property) {
        URI uri;
        try {
            uri = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw refusal(property, "is not a URL");
        }
        String scheme = String.valueOf(uri.getScheme());
        require(uri.getHost() != null && scheme.matches("https?"), property, "must begin with https:// and a host");
        require(
                uri.getRawFragment() == null && uri.getRawUserInfo() == null,
                property,
                "must have no user or fragment");
        boolean safe = scheme.equals("https") || LOOPBACK.matcher(uri.getHost()).matches();
        require(safe, property, "must be https (http only on this machine)");
        return uri;
    }

    private static GroupRules groups(String text) {
        try {
            return GroupRules.parse(text);
        } catch (IllegalArgumentException e) {
            throw refusal(GROUPS, e.getMessage());
        }
    }

    private static Optional<String> visible(UnaryOperator<String> properties, String name) {
        Optional<String> value = given(properties, name);
        value.ifPresent(text -> require(VISIBLE.matcher(text).matches(), name, "holds blanks or signs beyond ASCII"));
        return value;
    }

    private static boolean truth(UnaryOperator<String> properties, String name) {
        String value = given(properties, name).orElse("false");
        require(value.matches("true|false"), name, "must be true or false");
        return value.equals("true");
    }

    private static Optional<String> given(UnaryOperator<String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static void require(boolean good, String property, String complaint) {
        if (!good) throw refusal(property, complaint);
    }

    private static IllegalArgumentException refusal(String property, String complaint) {
        return new IllegalArgumentException("system property " + property + " " + complaint);
    }
}
