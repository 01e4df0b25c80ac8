package dev.crossover.cloud.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import dev.crossover.cloud.template.CreatedResource;
import dev.crossover.cloud.template.Provisioned;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that no AWS client signed: is the cloud ready, and what is in it. */
public final class RootPage extends Handler.Abstract {

	private static final String PAGE = """
			<!doctype html><html lang="en"><meta charset="utf-8"><title>Local cloud</title>
			<style>body{font:16px/1.5 system-ui;margin:2rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style>
			<h1>Local cloud</h1><p>Every AWS service at this address, any credentials, region us-east-1.</p>
			<table><tr><th>Stack<th>Resource<th>Type<th>Name</tr>
			%s</table></html>
			""";

	private volatile @Nullable Provisioned provisioned;

	/**
	 * Says that every resource exists.
	 * @param made what exists
	 */
	public void ready(Provisioned made) {
		this.provisioned = made;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Provisioned made = this.provisioned;
		switch (request.getHttpURI().getCanonicalPath()) {
			case "/_health" -> answer(response, callback, (made != null) ? 200 : 503, "application/json",
					(made != null) ? "{\"status\":\"ready\"}" : "{\"status\":\"starting\"}");
			case "/" -> answer(response, callback, 200, "text/html; charset=utf-8", PAGE.formatted(rows(made)));
			case null, default -> answer(response, callback, 403, "application/json",
					"{\"__type\":\"MissingAuthenticationToken\",\"message\":\"Sign the request with any credentials\"}");
		}
		return true;
	}

	private static String rows(@Nullable Provisioned made) {
		return (made != null) ? made.resources().stream().map(RootPage::row).collect(Collectors.joining("\n")) : "";
	}

	private static String row(CreatedResource resource) {
		return "<tr><td>%s<td>%s<td>%s<td>%s</tr>".formatted(escape(resource.stack()), escape(resource.logicalId()),
				escape(resource.type()), escape(resource.ref()));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private static void answer(Response response, Callback callback, int status, String type, String body) {
		response.setStatus(status);
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
		response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
	}

}
