package dev.crossover.router.version;

import dev.crossover.router.version.VersionSettings.Ending;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.accept.StandardApiVersionDeprecationHandler;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The version is the first segment of an address, as {@code v1}. Spring refuses versions
 * that are not offered and tells clients of those that are about to end.
 */
@Configuration(proxyBeanMethods = false)
class ApiVersions implements WebMvcConfigurer {

	private static final String CURRENT = "1";

	private final VersionSettings settings;

	ApiVersions(VersionSettings settings) {
		this.settings = settings;
	}

	@Override
	public void configureApiVersioning(ApiVersionConfigurer versions) {
		versions.usePathSegment(0, ApiVersions::hasVersion)
			.setVersionRequired(false)
			.addSupportedVersions(CURRENT)
			.setDeprecationHandler(deprecations());
	}

	private StandardApiVersionDeprecationHandler deprecations() {
		StandardApiVersionDeprecationHandler handler = new StandardApiVersionDeprecationHandler();
		this.settings.deprecated().forEach((version, ending) -> tell(handler.configureVersion(version), ending));
		return handler;
	}

	private static void tell(StandardApiVersionDeprecationHandler.VersionSpec version, Ending ending) {
		version.setDeprecationDate(ending.since());
		if (ending.sunset() != null) {
			version.setSunsetDate(ending.sunset());
		}
		if (ending.link() != null) {
			version.setDeprecationLink(ending.link());
		}
	}

	// Health checks and what is nowhere have none.
	private static boolean hasVersion(RequestPath path) {
		return path.pathWithinApplication()
			.elements()
			.stream()
			.filter(PathContainer.PathSegment.class::isInstance)
			.findFirst()
			.filter((first) -> first.value().matches("v[0-9]{1,4}"))
			.isPresent();
	}

}
