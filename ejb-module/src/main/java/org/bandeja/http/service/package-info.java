/** What calls to other servers have in common: their answers are bounded, whoever gives them. */
package org.bandeja.http.service;
