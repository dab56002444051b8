"""Cổng thông tin điện tử tỉnh Đắk Nông; part of Lâm Đồng since 2025-07-01."""

from newsspider.families import detected

portal = detected.portal(
    name="daknong",
    province="Đắk Nông",
    home="https://daknong.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
    successor="lamdong",
)
