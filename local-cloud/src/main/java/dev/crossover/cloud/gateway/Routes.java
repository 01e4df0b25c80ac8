package dev.crossover.cloud.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.crossover.cloud.aws.AwsError;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands each request to the service it is signed for, an unsigned one to the pages. */
final class Routes extends Handler.AbstractContainer {

	private final Map<String, Handler> services;

	private final Handler pages;

	Routes(Map<String, Handler> services, Handler pages) {
		this.services = Map.copyOf(services);
		this.pages = pages;
		getHandlers().forEach(this::installBean);
	}

	@Override
	public List<Handler> getHandlers() {
		return Stream.concat(this.services.values().stream(), Stream.of(this.pages)).distinct().toList();
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		Optional<String> name = SigningScope.of(request);
		if (name.isEmpty()) {
			if (!this.pages.handle(request, response, callback)) {
				ErrorAnswer.write(request, response, callback, new AwsError(403, "MissingAuthenticationToken",
						"There is no such page, and an AWS request is signed; any credentials will do"));
			}
			return true;
		}
		Handler service = this.services.get(name.get());
		if (service == null) {
			ErrorAnswer.write(request, response, callback,
					new AwsError(501, "NotImplemented", "The local cloud has no service " + name.get()));
			return true;
		}
		return service.handle(request, response, callback);
	}

}
