/**
 * A stand-in for WhatsApp's Cloud API, as its own process: it takes what the business sends, posts signed webhooks and
 * lets people and tests play customers. Nothing of it is ever deployed with the application.
 *
 * <p>It is JDK and JSON-P only, keeps everything in bounded memory, listens on loopback only, and is as strict as
 * WhatsApp where that finds mistakes early.
 */
package org.bandeja.simulator;
