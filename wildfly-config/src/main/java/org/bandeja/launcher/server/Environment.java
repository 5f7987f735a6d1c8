package org.bandeja.launcher.server;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.database.DatabaseAddress;
import org.bandeja.launcher.home.PrivateFile;

/**
 * What the application is told about where it runs, as system properties of the server.
 *
 * @param appSecret signs what WhatsApp delivers
 * @param verifyToken of the webhook's handshake
 * @param accessToken for calls to the Graph API
 * @param twoStepKey keeps the secrets of two-step login: 32 bytes in Base64
 * @param secretsKey encrypts what the console is told in confidence: 32 bytes in Base64
 * @param account WhatsApp's id of the account that the three secrets belong to; empty: not known
 * @param graphUrl base of the Graph API
 * @param node the name of this server among others; at most 23 bytes, as the transaction manager wants it
 * @param media where files of customers and agents lie
 * @param publicUrl how browsers reach the application
 * @param cluster how other nodes reach this one; empty: they do not
 */
public record Environment(
        DatabaseAddress database,
        String appSecret,
        String verifyToken,
        String accessToken,
        String twoStepKey,
        String secretsKey,
        Optional<String> account,
        String graphUrl,
        String node,
        Path media,
        String publicUrl,
        Optional<Cluster> cluster) {
    private static final String GRAPH_VERSION = "v26.0";
    /** The simulator is there, and is a push service, too. */
    private static final String THIS_MACHINE = "http://127.0.0.1:";
    /** Handed on: limits of calls, since a measurement calls more often than people do; of files; notifications and single sign-on, for trying them. */
    private static final List<String> HANDED_ON =
            List.of("bandeja.calls.", "bandeja.media.", "bandeja.notifications.", "bandeja.sso.");

    /**
     * Another node of the Bandeja that was started in a directory: it is told the same, under another name.
     *
     * @throws Failure if none was started there
     */
    public static Environment joining(Path directory, String node, Optional<Cluster> cluster) {
        Properties told = read(directory.resolve("run/bandeja.properties"));
        return new Environment(
                new DatabaseAddress(
                        told.getProperty("bandeja.db.url"),
                        told.getProperty("bandeja.db.user"),
                        told.getProperty("bandeja.db.password")),
                told.getProperty("bandeja.whatsapp.app-secrets"),
                told.getProperty("bandeja.whatsapp.verify-token"),
                told.getProperty("bandeja.whatsapp.access-token"),
                told.getProperty("bandeja.login.two-step-keys"),
                key(Path.of(told.getProperty("bandeja.secrets.key-file"))),
                Optional.ofNullable(told.getProperty("bandeja.whatsapp.account-id")),
                told.getProperty("bandeja.whatsapp.graph-url"),
                node,
                Path.of(told.getProperty("bandeja.media.directory")),
                told.getProperty("bandeja.public-url"),
                cluster);
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw Failure.because("No Bandeja was started there that could be joined: cannot read " + file, e);
        }
    }

    private static String key(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Failure.because("Cannot read " + file, e);
        }
    }

    /** The same, as somebody sees it who asks this node and no balancer. */
    public Environment at(String address) {
        return new Environment(
                database,
                appSecret,
                verifyToken,
                accessToken,
                twoStepKey,
                secretsKey,
                account,
                graphUrl,
                node,
                media,
                address,
                cluster);
    }

    /** Where WhatsApp delivers to. */
    public String webhookUrl() {
        return publicUrl + "/webhook/whatsapp";
    }

    /** Writes them for {@code --properties}, and the key beside them: files of mode 600 are not seen in the list of processes. */
    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("bandeja.db.url", database.url());
        properties.setProperty("bandeja.db.user", database.user());
        properties.setProperty("bandeja.db.password", database.password());
        properties.setProperty("bandeja.whatsapp.app-secrets", appSecret);
        properties.setProperty("bandeja.whatsapp.verify-token", verifyToken);
        properties.setProperty("bandeja.whatsapp.access-token", accessToken);
        properties.setProperty("bandeja.whatsapp.graph-url", graphUrl);
        properties.setProperty("bandeja.whatsapp.graph-version", GRAPH_VERSION);
        if (graphUrl.startsWith(THIS_MACHINE)) {
            properties.setProperty("bandeja.notifications.stand-in", graphUrl);
        }
        properties.setProperty("bandeja.login.two-step-keys", twoStepKey);
        Path keyFile = file.resolveSibling("secrets.key");
        properties.setProperty("bandeja.secrets.key-file", keyFile.toString());
        account.ifPresent(id -> properties.setProperty("bandeja.whatsapp.account-id", id));
        properties.setProperty("bandeja.node", node);
        properties.setProperty("bandeja.media.directory", media.toString());
        properties.setProperty("bandeja.public-url", publicUrl);
        properties.setProperty("jboss.tx.node.id", node);
        properties.setProperty("jboss.node.name", node);
        cluster.ifPresent(group -> {
            properties.setProperty("bandeja.cluster.password", group.password());
            properties.setProperty("bandeja.cluster.port", Integer.toString(group.port()));
        });
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> HANDED_ON.stream().anyMatch(name::startsWith))
                .forEach(name -> properties.setProperty(name, System.getProperty(name)));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
            PrivateFile.write(keyFile, secretsKey + "\n");
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw Failure.because("Cannot write " + file, e);
        }
    }
}
