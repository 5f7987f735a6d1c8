package org.bandeja.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bandeja.system.installation.Installation;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;

/** What IT does with the command line interface of a server that runs. */
public final class Management {
    private final Installation installation;

    public Management(Installation installation) {
        this.installation = installation;
    }

    /**
     * Does one thing.
     *
     * @param path as the command line interface writes it: {@code /subsystem=logging/logger=x}
     * @param attributes names and values, by turns
     */
    public void run(String path, String operation, String... attributes) {
        ModelNode wanted = new ModelNode();
        wanted.get("operation").set(operation);
        for (String step : path.substring(1).split("/")) {
            String[] part = step.split("=", 2);
            wanted.get("address").add(part[0], part[1]);
        }
        for (int i = 0; i < attributes.length; i += 2) {
            wanted.get(attributes[i]).set(attributes[i + 1]);
        }
        try (ModelControllerClient client =
                ModelControllerClient.Factory.create("127.0.0.1", installation.managementPort())) {
            ModelNode answer = client.execute(wanted);
            if (!answer.get("outcome").asString().equals("success")) {
                throw new IllegalStateException(wanted + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
