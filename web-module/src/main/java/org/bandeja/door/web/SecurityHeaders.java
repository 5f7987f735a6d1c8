package org.bandeja.door.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.bandeja.problem.web.BrowserProtection;

/** Protects the browser with every answer that gets past the login; what does not is protected where it is refused. */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BrowserProtection.put(request, response);
        boolean isPage = request.getServletPath().endsWith(".xhtml");
        chain.doFilter(request, isPage ? new OnePolicy(response) : response);
    }

    /** A page's own policy, with the nonce of its scripts, takes the place of the general one: both would hold. */
    private static final class OnePolicy extends HttpServletResponseWrapper {
        private OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(BrowserProtection.POLICY_HEADER)) {
                super.setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
