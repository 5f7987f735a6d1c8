package org.bandeja.door.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.bandeja.access.model.Roles;
import org.bandeja.media.rules.FileKind;
import org.bandeja.problem.web.Problems;
import org.bandeja.problem.web.Problems.Door;

/**
 * Bounds what a caller can make us read: 4 MiB for a webhook (WhatsApp posts up to 3 MB), 1 MiB for a call of the API
 * (16 MiB for a file that WhatsApp is given: the example of a template, the picture of a number) and for a page's form, whose length has to be told (browsers do); nothing else
 * takes a body at all. Files are not held in memory: of them one door reads, and bounds them itself by what they are. What is
 * larger is read on and dropped up to 16 MiB, so that the sender gets the answer; beyond, the connection ends.
 */
@WebFilter("/*")
public class BodyLimit extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int WEBHOOK = 4 * 1024 * 1024;
    private static final int API = 1024 * 1024;
    /** What an administrator gives to WhatsApp: the example file of a template, the picture of a number. */
    private static final Pattern GIVEN =
            Pattern.compile("/api/(template-drafts/[0-9A-Za-z]+/sample|numbers/[0-9A-Za-z]+/profile/picture)");

    private static final int GIVEN_FILE = 16 * 1024 * 1024;
    private static final int FORM = 1024 * 1024;
    private static final int NOTHING = 0;
    private static final String UPLOAD = "/api/media";
    private static final long READ_ON = 16L * 1024 * 1024;

    @Inject
    transient Problems problems;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        boolean isForm = path.endsWith(".xhtml");
        boolean isSmallForm = isForm && request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= FORM;
        if (hasNoBody(request) || isSmallForm || isFile(request)) {
            chain.doFilter(request, response);
            return;
        }
        int most = path.startsWith("/webhook") ? WEBHOOK : path.startsWith("/api") ? api(request) : NOTHING;
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most || isForm) {
            refuse(request, response, body.length);
            return;
        }
        chain.doFilter(new Held(request, body), response);
    }

    private static int api(HttpServletRequest request) {
        boolean given =
                GIVEN.matcher(request.getServletPath() + request.getPathInfo()).matches();
        return given && request.isUserInRole(Roles.ADMINISTRATOR) ? GIVEN_FILE : API;
    }

    /** The one door for files, and no other path that merely looks like it; larger ones are refused here. */
    private static boolean isFile(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && UPLOAD.equals(request.getServletPath() + request.getPathInfo())
                && request.getContentLengthLong() <= FileKind.LARGEST;
    }

    private static boolean hasNoBody(HttpServletRequest request) {
        return request.getContentLengthLong() == 0
                || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long read) throws IOException {
        if (!drain(request.getInputStream(), read)) {
            response.setHeader("Connection", "close");
        }
        problems.send(Door.TOO_LARGE, request, response);
    }

    /** @return whether the end was reached */
    private static boolean drain(InputStream body, long read) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = read;
        while (total <= READ_ON) {
            int n = body.read(buffer);
            if (n < 0) {
                return true;
            }
            total += n;
        }
        return false;
    }

    /** A request whose body is in memory. */
    private static final class Held extends HttpServletRequestWrapper {
        private final byte[] body;

        private Held(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new HeldStream(new ByteArrayInputStream(body));
        }
    }

    private static final class HeldStream extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        private HeldStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is in memory already");
        }
    }
}
