package org.bandeja.system.client;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.bandeja.system.installation.Installation;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;

/** A mail server, by which a running Bandeja sends its letters until this is closed. */
public final class MailServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String SESSION = "bandeja.mail.session";
    private static final String FROM = "bandeja.mail.from";

    private final GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
    private final Installation installation;

    public MailServer(Installation installation) {
        this.installation = installation;
        server.start();
        // Another session each time: what a session is made of cannot be changed, or taken away, while WildFly runs.
        String name = "test-" + server.getSmtp().getPort();
        // All at once: a session that is there already does not notice the server that is added to it.
        manage(
                add(
                        binding(name),
                        "host",
                        HOST,
                        "port",
                        String.valueOf(server.getSmtp().getPort())),
                add(session(name), "jndi-name", jndi(name)),
                add(session(name).add("server", "smtp"), "outbound-socket-binding-ref", name),
                add(property(FROM), "value", "Bandeja <inbox@example.com>"),
                add(property(SESSION), "value", jndi(name)));
    }

    private static ModelNode binding(String name) {
        return new ModelNode()
                .add("socket-binding-group", "standard-sockets")
                .add("remote-destination-outbound-socket-binding", name);
    }

    private static ModelNode session(String name) {
        return new ModelNode().add("subsystem", "mail").add("mail-session", name);
    }

    private static String jndi(String name) {
        return "java:jboss/mail/" + name;
    }

    private static ModelNode property(String name) {
        return new ModelNode().add("system-property", name);
    }

    /** The texts of the letters that have come for an address. */
    public List<String> lettersTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(letter -> isTo(letter, address))
                .map(MailServer::text)
                .toList();
    }

    private static boolean isTo(MimeMessage letter, String address) {
        try {
            return Arrays.toString(letter.getAllRecipients()).equals("[" + address + "]");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage letter) {
        try {
            return (String) letter.getContent();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody takes letters any more; Bandeja does not know yet. */
    public void breakDown() {
        server.stop();
    }

    @Override
    public void close() {
        manage(operation("remove", property(SESSION)), operation("remove", property(FROM)));
        server.stop();
    }

    // --- the server's management

    private void manage(ModelNode... operations) {
        ModelNode all = operation("composite", new ModelNode().setEmptyList());
        all.get("steps").set(List.of(operations));
        try (ModelControllerClient client = ModelControllerClient.Factory.create(HOST, installation.managementPort())) {
            ModelNode answer = client.execute(all);
            if (!answer.get("outcome").asString().equals("success")) {
                throw new IllegalStateException(all + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelNode add(ModelNode address, String... attributes) {
        ModelNode operation = operation("add", address);
        for (int i = 0; i < attributes.length; i += 2) {
            operation.get(attributes[i]).set(attributes[i + 1]);
        }
        return operation;
    }

    private static ModelNode operation(String name, ModelNode address) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        operation.get("address").set(address);
        return operation;
    }
}
