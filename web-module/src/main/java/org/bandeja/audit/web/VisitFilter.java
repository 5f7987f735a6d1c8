package org.bandeja.audit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bandeja.audit.model.Visit;

/**
 * Notes where a call comes from, for the audit: the address as the container sees it, which behind a trusted proxy is
 * the one that the proxy names.
 */
@WebFilter({"/api/*", "*.xhtml"})
public class VisitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Visit visit;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        visit.from(request.getRemoteAddr());
        chain.doFilter(request, response);
    }
}
