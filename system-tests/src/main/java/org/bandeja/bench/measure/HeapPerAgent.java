package org.bandeja.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.bench.client.Screen;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.report.Figure;

/** How much of the server's heap one more connected agent needs: the second half of some, after full collections. */
public final class HeapPerAgent implements Measurement {
    private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");
    private static final int BUDGET_KILOBYTES = 300;

    @Override
    public void run(Setting setting) {
        int agents = setting.sizes().heapAgents();
        long server = setting.instance().require("server").pid();
        try (Crew crew = Crew.hire(setting.rows(), setting.file().department(), agents)) {
            HttpClient client = HttpClient.newHttpClient();
            List<Screen> screens = new ArrayList<>();
            connect(setting, client, crew.members().subList(0, agents / 2), screens);
            OptionalLong before = usedKilobytes(server);
            connect(setting, client, crew.members().subList(agents / 2, agents), screens);
            OptionalLong after = usedKilobytes(server);
            screens.forEach(Screen::close);
            if (before.isEmpty() || after.isEmpty()) {
                setting.report()
                        .say("  (the heap cannot be asked: no jcmd in " + System.getProperty("java.home") + ")");
                return;
            }
            long each = (after.getAsLong() - before.getAsLong()) / (agents - agents / 2);
            setting.report()
                    .add(Figure.against(
                            "Heap per connected agent (" + agents + " connected)",
                            each + " KB",
                            "below 300 KB",
                            each < BUDGET_KILOBYTES));
        }
    }

    private static void connect(Setting setting, HttpClient client, List<Crew.Member> members, List<Screen> screens) {
        members.forEach(member -> screens.add(Screen.open(client, setting.file().app(), member.token())));
    }

    private static OptionalLong usedKilobytes(long pid) {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Matcher matcher = USED.matcher(jcmd(pid, "GC.heap_info"));
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String jcmd(long pid, String command) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!program.toFile().canExecute()) {
            return "";
        }
        try {
            Process process = new ProcessBuilder(program.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
