"""Cổng thông tin điện tử tỉnh Lâm Đồng."""

from newsspider.families import detected

portal = detected.portal(
    name="lamdong",
    province="Lâm Đồng",
    home="https://lamdong.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
