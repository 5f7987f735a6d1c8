package org.bandeja.simulator.chat;

import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bandeja.simulator.json.JsonText;

/**
 * All that the business has sent, a line of JSON for each message, in the order in which WhatsApp took it. A line is
 * written before the message is answered: a simulator that is killed has told the file what customers got.
 */
public final class SentFile {
    private final FileChannel file;

    /** @param path is made if it is missing, and goes on if it is there */
    public SentFile(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void add(Message message) {
        Message.Content content = message.content();
        JsonObjectBuilder line = JsonText.object().add("id", content.id());
        JsonText.addOrNull(line, "callbackData", content.callbackData());
        line.add("number", content.phoneNumberId())
                .add("customer", content.customer().key())
                .add("type", content.type())
                .add("text", content.text())
                .add("at", content.at().toString());
        ByteBuffer bytes = ByteBuffer.wrap((line.build() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
