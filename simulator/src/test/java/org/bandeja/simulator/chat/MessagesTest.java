package org.bandeja.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.simulator.chat.Message.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
    private final Messages messages = new Messages();
    private final Customer ana = new Customer(Optional.of("573001112233"), Optional.empty(), "Ana", false);

    @Test
    void theSameIdIsAddedOnce() {
        Message first = messages.add(message("wamid.1", Optional.empty()));
        assertThat(messages.add(message("wamid.1", Optional.empty()))).isSameAs(first);
        assertThat(messages.accepted()).isEqualTo(1);
    }

    @Test
    void theSameMarkTwiceIsADuplicate() {
        messages.add(message("wamid.1", Optional.of("m1")));
        messages.add(message("wamid.2", Optional.of("m1")));
        messages.add(message("wamid.3", Optional.of("m2")));
        assertThat(messages.duplicates()).containsOnlyKeys("m1");
    }

    @Test
    void forgetsTheOldestBeyondItsCapacityButCountsThem() {
        for (int i = 0; i <= Messages.CAPACITY; i++) {
            messages.add(message("wamid." + i, Optional.empty()));
        }
        assertThat(messages.find("wamid.0")).isEmpty();
        assertThat(messages.find("wamid.1")).isPresent();
        assertThat(messages.of(ana, message -> true, 3))
                .extracting(Message::id)
                .last()
                .isEqualTo("wamid." + Messages.CAPACITY);
        assertThat(messages.accepted()).isEqualTo(Messages.CAPACITY + 1);
    }

    @Test
    void forgetsTheBodiesOfOldMessagesButNotTheMessages() {
        String large = "x".repeat(9_000_000);
        for (int i = 0; i < 4; i++) {
            messages.add(message("wamid." + i, Optional.empty(), large));
        }
        assertThat(messages.find("wamid.0").orElseThrow().wire()).isEmpty();
        assertThat(messages.find("wamid.1").orElseThrow().wire()).isPresent();
        assertThat(messages.find("wamid.3").orElseThrow().wire()).isPresent();
    }

    @Test
    void whatWasSentStandsInTheFileOfThisRunAndTheNext(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("sent");
        messages.recordIn(new SentFile(file));
        messages.add(message("wamid.1", Optional.of("m1")));
        messages.add(message("wamid.1", Optional.of("m1")));
        Messages afterRestart = new Messages();
        afterRestart.recordIn(new SentFile(file));
        afterRestart.add(message("wamid.2", Optional.empty()));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"id\":\"wamid.1\",\"callbackData\":\"m1\",\"number\":\"1\",\"customer\":\"+573001112233\","
                                + "\"type\":\"text\",\"text\":\"x\",\"at\":\"1970-01-01T00:00:00Z\"}",
                        "{\"id\":\"wamid.2\",\"callbackData\":null,\"number\":\"1\",\"customer\":\"+573001112233\","
                                + "\"type\":\"text\",\"text\":\"x\",\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    private Message message(String id, Optional<String> mark) {
        return message(id, mark, "{}");
    }

    private Message message(String id, Optional<String> mark, String body) {
        return new Message(
                new Message.Content(id, Author.BUSINESS, "1", ana, "text", "x", Optional.empty(), mark, Instant.EPOCH),
                new Message.Wire(body, ""));
    }
}
