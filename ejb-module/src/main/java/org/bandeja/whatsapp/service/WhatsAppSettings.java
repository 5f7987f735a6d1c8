package org.bandeja.whatsapp.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.whatsapp.model.SecretKind;

/**
 * How this installation is connected to WhatsApp: system properties, read once. What is missing closes a door ({@link
 * #missing()} says which); what is malformed is refused with the name of the property, never with its value.
 */
@ApplicationScoped
public class WhatsAppSettings {
    public static final String APP_SECRETS = "bandeja.whatsapp.app-secrets";
    public static final String VERIFY_TOKEN = "bandeja.whatsapp.verify-token";
    public static final String ACCESS_TOKEN = "bandeja.whatsapp.access-token";
    public static final String ACCOUNT_ID = "bandeja.whatsapp.account-id";
    public static final String SECRET_OVERLAP_HOURS = "bandeja.whatsapp.secret-overlap-hours";
    public static final String GRAPH_URL = "bandeja.whatsapp.graph-url";
    public static final String GRAPH_VERSION = "bandeja.whatsapp.graph-version";

    private static final String DEFAULT_GRAPH_URL = "https://graph.facebook.com";
    private static final String DEFAULT_GRAPH_VERSION = "v26.0";
    private static final int USUAL_OVERLAP = 24;
    private static final int LONGEST_OVERLAP = 14 * 24;
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern VERSION = Pattern.compile("v?([0-9]{1,3}\\.[0-9]{1,2})");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private List<String> appSecrets = List.of();
    private Optional<String> verifyToken = Optional.empty();
    private Optional<String> accessToken = Optional.empty();
    private Optional<String> accountId = Optional.empty();
    private Duration secretOverlap = Duration.ofHours(USUAL_OVERLAP);
    private URI messagesBase = URI.create(DEFAULT_GRAPH_URL);

    /** For the container, which calls {@link #read()} next. */
    protected WhatsAppSettings() {}

    /** @param properties by name; null where there is none */
    public WhatsAppSettings(UnaryOperator<String> properties) {
        read(properties);
    }

    @PostConstruct
    void read() {
        read(System::getProperty);
    }

    private void read(UnaryOperator<String> properties) {
        appSecrets = secrets(given(properties, APP_SECRETS).orElse(""));
        verifyToken = given(properties, VERIFY_TOKEN);
        accessToken = given(properties, ACCESS_TOKEN);
        accessToken.ifPresent(token -> require(VISIBLE.matcher(token).matches(), ACCESS_TOKEN, "holds blanks"));
        accountId = given(properties, ACCOUNT_ID);
        accountId.ifPresent(id -> require(ID.matcher(id).matches(), ACCOUNT_ID, "is no id of WhatsApp's"));
        secretOverlap = given(properties, SECRET_OVERLAP_HOURS)
                .map(WhatsAppSettings::hours)
                .orElse(secretOverlap);
        URI graphUrl = graphUrl(given(properties, GRAPH_URL).orElse(DEFAULT_GRAPH_URL));
        String version = graphVersion(given(properties, GRAPH_VERSION).orElse(DEFAULT_GRAPH_VERSION));
        messagesBase = URI.create(graphUrl + "/" + version + "/");
    }

    /** Of every app that may deliver to this installation; empty: no delivery can be proved, all are refused. */
    public List<String> appSecrets() {
        return appSecrets;
    }

    /** Whether it is the token that we agreed with WhatsApp for the handshake; never, if none is set. */
    public boolean isVerifyToken(String given) {
        return given != null
                && verifyToken.filter(token -> sameBytes(token, given)).isPresent();
    }

    /** Absent: nothing can be sent. */
    public Optional<String> accessToken() {
        return accessToken;
    }

    /** The account that these settings belong to, by WhatsApp's id; absent: nobody has said. */
    public Optional<String> accountId() {
        return accountId;
    }

    /** Whether these settings are those of the account; an installation that names none speaks for every one. */
    public boolean speaksFor(String wabaId) {
        return accountId.map(wabaId::equals).orElse(true);
    }

    /** Whether these settings have a secret of that kind. */
    public boolean has(SecretKind kind) {
        return switch (kind) {
            case ACCESS_TOKEN -> accessToken.isPresent();
            case APP_SECRET -> !appSecrets.isEmpty();
            case VERIFY_TOKEN -> verifyToken.isPresent();
        };
    }

    /** How long an app secret that was replaced counts on. */
    public Duration secretOverlap() {
        return secretOverlap;
    }

    /** As it is called, such as {@code v26.0}. */
    public String graphVersion() {
        String path = messagesBase.getPath();
        return path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
    }

    /** Where the Graph API is, with the version and a slash at the end. */
    public URI graphBase() {
        return messagesBase;
    }

    /** The properties that are needed to receive and to send, and are not set. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (appSecrets.isEmpty()) missing.add(APP_SECRETS);
        if (verifyToken.isEmpty()) missing.add(VERIFY_TOKEN);
        if (accessToken.isEmpty()) missing.add(ACCESS_TOKEN);
        return List.copyOf(missing);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "WhatsAppSettings[" + messagesBase + ", " + appSecrets.size() + " app secrets, missing " + missing()
                + "]";
    }

    private static Optional<String> given(UnaryOperator<String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static List<String> secrets(String value) {
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
    }

    private static URI graphUrl(String value) {
        URI uri;
        try {
            uri = URI.create(value.replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw refusal(GRAPH_URL, "is not a URL");
        }
        String scheme = String.valueOf(uri.getScheme());
        String host = String.valueOf(uri.getHost());
        require(uri.getHost() != null && scheme.matches("https?"), GRAPH_URL, "must begin with https:// and a host");
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        require(bare, GRAPH_URL, "must have no user, query or fragment");
        boolean safe = scheme.equals("https") || LOOPBACK.matcher(host).matches();
        require(safe, GRAPH_URL, "must be https: the access token travels with every call (http only on this machine)");
        return uri;
    }

    private static String graphVersion(String value) {
        var version = VERSION.matcher(value);
        require(version.matches(), GRAPH_VERSION, "must look like v26.0");
        return "v" + version.group(1);
    }

    private static Duration hours(String value) {
        boolean good = value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= LONGEST_OVERLAP;
        require(good, SECRET_OVERLAP_HOURS, "must be 0 to " + LONGEST_OVERLAP);
        return Duration.ofHours(Integer.parseInt(value));
    }

    private static boolean sameBytes(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean good, String property, String complaint) {
        if (!good) throw refusal(property, complaint);
    }

    private static IllegalStateException refusal(String property, String complaint) {
        return new IllegalStateException("system property " + property + " " + complaint);
    }
}
