package dev.crossover.cloud.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.crossover.cloud.aws.AwsError;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an error in the protocol the request came in. */
final class ErrorAnswer {

	private static final JsonMapper mapper = new JsonMapper();

	private ErrorAnswer() {
	}

	static void write(Request request, Response response, Callback callback, AwsError error) {
		String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
		boolean form = type.startsWith("application/x-www-form-urlencoded");
		boolean json = request.getHeaders().contains("x-amz-target");
		String answerType = form ? "text/xml" : (json && !type.isEmpty()) ? type : "application/json";
		response.setStatus(error.status());
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, answerType);
		response.getHeaders().put("x-amzn-errortype", error.code());
		String body = form ? xml(error) : json(error);
		response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
	}

	private static String json(AwsError error) {
		ObjectNode body = mapper.createObjectNode().put("__type", error.code());
		if (error.getMessage() != null) {
			body.put("message", error.getMessage());
		}
		return mapper.writeValueAsString(body);
	}

	private static String xml(AwsError error) {
		String message = Optional.ofNullable(error.getMessage()).orElse("");
		return "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
			.formatted((error.status() < 500) ? "Sender" : "Receiver", error.code(),
					message.replace("&", "&amp;").replace("<", "&lt;"));
	}

}
