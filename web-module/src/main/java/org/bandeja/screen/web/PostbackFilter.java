package org.bandeja.screen.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a form of a page does is asked for by POST. Faces itself takes any call with a view state for it, a GET, too: then a
 * token that may only read would change things, and so would a link.
 */
@WebFilter("*.xhtml")
public class PostbackFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String POST = "POST";
    private static final String VIEW_STATE = "jakarta.faces.ViewState";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals(POST) && isPostback(request)) {
            response.setHeader("Allow", POST);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Faces looks for it behind the name of a container as well. */
    private static boolean isPostback(HttpServletRequest request) {
        return request.getParameterMap().keySet().stream().anyMatch(name -> name.endsWith(VIEW_STATE));
    }
}
