package dev.crossover.cloud.slack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of a call, whichever way they came: Slack's clients send a form in which
 * layouts are JSON texts, or one JSON object.
 *
 * @param members the arguments by name
 */
record SlackArguments(JsonNode members) {

	private static final JsonMapper JSON = new JsonMapper();

	static SlackArguments of(Request request) throws IOException {
		String body = Content.Source.asString(request, StandardCharsets.UTF_8);
		String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
		return new SlackArguments(
				(type != null && type.startsWith("application/json")) ? JSON.readTree(body) : form(body));
	}

	private static ObjectNode form(String body) {
		Fields fields = new Fields();
		UrlEncoded.decodeTo(body, fields::add, StandardCharsets.UTF_8);
		ObjectNode members = JSON.createObjectNode();
		fields.forEach((field) -> members.put(field.getName(), field.getValue()));
		// An incoming webhook may wrap its JSON into a form's field.
		return members.has("payload") ? (ObjectNode) JSON.readTree(members.path("payload").asString()) : members;
	}

	@Nullable String text(String name) {
		JsonNode value = this.members.path(name);
		return value.isString() ? value.asString() : null;
	}

	String textOrEmpty(String name) {
		String text = text(name);
		return (text != null) ? text : "";
	}

	@Nullable JsonNode json(String name) {
		JsonNode value = this.members.path(name);
		if (value.isString()) {
			return JSON.readTree(value.asString());
		}
		return value.isMissingNode() ? null : value;
	}

}
