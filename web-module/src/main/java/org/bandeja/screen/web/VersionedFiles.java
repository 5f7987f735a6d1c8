package org.bandeja.screen.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the pages under the address of their version. What is asked for under another version, by a page of before an
 * upgrade or of another node, is answered with what there is, and not kept. Scripts go out without their comments; under {@code /app/}
 * they are as they were written.
 */
@WebServlet("/app/v/*")
public class VersionedFiles extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final Pattern ADDRESS = Pattern.compile("/([0-9a-f]+)/([\\w-]+\\.[a-z]+)");

    @Inject
    transient FilesView files;

    private final transient Map<String, byte[]> scripts = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Matcher address =
                ADDRESS.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<String> file = address.matches() ? files.find(address.group(2)) : Optional.empty();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (address.group(1).equals(files.getVersion())) {
            response.setHeader("Cache-Control", KEPT_FOR_A_YEAR);
        }
        if (!file.get().endsWith(".js")) {
            request.getRequestDispatcher(file.get()).forward(request, response);
            return;
        }
        response.setContentType(getServletContext().getMimeType(file.get()));
        response.getOutputStream().write(scripts.computeIfAbsent(file.get(), this::script));
    }

    private byte[] script(String path) {
        try (InputStream source = getServletContext().getResourceAsStream(path)) {
            String script = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            return Comments.leftOut(script).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
