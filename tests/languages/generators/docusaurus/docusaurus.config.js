module.exports = {
  title: "Errors",
  url: "https://example.com",
  baseUrl: "/",
  // A catalogue may link to pages of the site that it knows nothing of.
  onBrokenLinks: "ignore",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw" } },
  future: { faster: true, v4: { removeLegacyPostBuildHeadAttribute: true } },
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: "./sidebars.js" }, blog: false, pages: false, sitemap: false }]],
};
